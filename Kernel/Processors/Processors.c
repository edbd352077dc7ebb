#define _GNU_SOURCE
#include "Processors.h"

#include <sched.h>
#include <unistd.h>

int processors_thread(void) { return gettid(); }

int processors_current(void) { return sched_getcpu(); }

void processors_keep_off(int thread, int processor) {
  cpu_set_t allowed;
  if (processor < 0 || processor >= CPU_SETSIZE || sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  CPU_CLR(processor, &allowed);
  if (CPU_COUNT(&allowed) > 0) sched_setaffinity(thread, sizeof allowed, &allowed);
}
