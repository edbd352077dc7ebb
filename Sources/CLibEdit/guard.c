#define _DEFAULT_SOURCE  // sigaction, beyond plain C

#include "CLibEdit.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

// First the faults of the program itself; somebody who handles these (Swift prints a backtrace) comes after us.
static const int deadly[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE,  SIGTRAP, SIGABRT,
                             SIGQUIT, SIGHUP, SIGINT, SIGTERM, SIGALRM};
enum { fault_count = 7, deadly_count = sizeof deadly / sizeof deadly[0] };

static volatile sig_atomic_t guarded = -1;
static struct termios modes;
static struct sigaction before[deadly_count];
static bool caught[deadly_count];

static void restore(void) {
  int terminal = guarded;
  if (terminal < 0) return;
  guarded = -1;
  static const char leave[] = "\033[?2004l\r\n";
  if (write(terminal, leave, sizeof leave - 1) < 0) { /* nobody is left to be told */ }
  tcsetattr(terminal, TCSANOW, &modes);
}

static void give_back(void) {
  for (int i = 0; i < deadly_count; i++) {
    if (caught[i]) sigaction(deadly[i], &before[i], NULL);
    caught[i] = false;
  }
}

static void restore_and_die(int signal, siginfo_t *info, void *context) {
  (void)context;
  int error = errno;
  restore();
  give_back();
  bool is_fault = signal == SIGSEGV || signal == SIGBUS || signal == SIGILL || signal == SIGFPE;
  if (!is_fault || info->si_code <= 0) raise(signal);  // delivered on return; a fault comes again by itself
  errno = error;
}

void edit_guard(int terminal) {
  static bool at_exit = false;
  if (!at_exit) at_exit = atexit(restore) == 0;
  if (guarded >= 0 || tcgetattr(terminal, &modes) != 0) return;
  guarded = terminal;
  struct sigaction guard = {.sa_sigaction = restore_and_die, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigfillset(&guard.sa_mask);  // SIGTTOU too: a process in the background may then still set the modes
  for (int i = 0; i < deadly_count; i++) {
    if (sigaction(deadly[i], NULL, &before[i]) != 0) continue;
    bool kills = !(before[i].sa_flags & SA_SIGINFO) && before[i].sa_handler == SIG_DFL;
    caught[i] = (kills || i < fault_count) && sigaction(deadly[i], &guard, NULL) == 0;
  }
}

void edit_unguard(void) {
  guarded = -1;
  give_back();
}
