#define _DEFAULT_SOURCE  // sigaction, beyond plain C

#include "CLibEdit.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

static const int deadly[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM, SIGPIPE, SIGALRM, SIGABRT,
                             SIGILL, SIGTRAP, SIGSEGV, SIGBUS,  SIGFPE};
enum { deadly_count = sizeof deadly / sizeof deadly[0] };

static volatile sig_atomic_t guarded = -1;
static struct termios modes;
static bool caught[deadly_count];

static void restore(void) {
  int terminal = guarded;
  if (terminal < 0) return;
  guarded = -1;
  static const char leave[] = "\033[?2004l\r\n";
  if (write(terminal, leave, sizeof leave - 1) < 0) { /* nobody is left to be told */ }
  tcsetattr(terminal, TCSANOW, &modes);
}

static void restore_and_die(int signal) {
  int error = errno;
  restore();
  struct sigaction fate = {.sa_handler = SIG_DFL};
  sigaction(signal, &fate, NULL);
  raise(signal);
  errno = error;
}

void edit_guard(int terminal) {
  static bool at_exit = false;
  if (!at_exit) at_exit = atexit(restore) == 0;
  if (guarded >= 0 || tcgetattr(terminal, &modes) != 0) return;
  guarded = terminal;
  struct sigaction guard = {.sa_handler = restore_and_die};
  sigfillset(&guard.sa_mask);  // SIGTTOU too: a process in the background may then still set the modes
  for (int i = 0; i < deadly_count; i++) {
    struct sigaction current;
    caught[i] = sigaction(deadly[i], NULL, &current) == 0 && !(current.sa_flags & SA_SIGINFO) &&
                current.sa_handler == SIG_DFL && sigaction(deadly[i], &guard, NULL) == 0;
  }
}

void edit_unguard(void) {
  guarded = -1;
  struct sigaction fate = {.sa_handler = SIG_DFL};
  for (int i = 0; i < deadly_count; i++) {
    if (caught[i]) sigaction(deadly[i], &fate, NULL);
    caught[i] = false;
  }
}
