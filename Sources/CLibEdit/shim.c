#define _XOPEN_SOURCE 700  // wcwidth, beyond plain C

#include "CLibEdit.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

int edit_set_flag(EditLine *edit, int operation, int value) { return el_wset(edit, operation, value); }

int edit_set_mode_flag(EditLine *edit, const char *mode, const char *flag) {
  return el_set(edit, EL_SETTY, mode, flag, (char *)NULL);
}

int edit_set_client(EditLine *edit, void *client) { return el_wset(edit, EL_CLIENTDATA, client); }

int edit_set_prompt(EditLine *edit, edit_prompt prompt, wchar_t literal) {
  return el_wset(edit, EL_PROMPT_ESC, prompt, literal);
}

int edit_set_editor(EditLine *edit, const char *mode) { return el_set(edit, EL_EDITOR, mode); }

int edit_set_history(EditLine *edit, HistoryW *history) { return el_wset(edit, EL_HIST, history_w, history); }

// The narrow call copies the names; the wide one would keep the pointers.
int edit_add_command(EditLine *edit, const char *name, const char *help, edit_command command) {
  return el_set(edit, EL_ADDFN, name, help, command);
}

int edit_bind(EditLine *edit, const char *key, const char *command) {
  return el_set(edit, EL_BIND, key, command, (char *)NULL);
}

int edit_bind_alternative(EditLine *edit, const char *key, const char *command) {
  return el_set(edit, EL_BIND, "-a", key, command, (char *)NULL);
}

int edit_refresh(EditLine *edit) { return el_wset(edit, EL_REFRESH); }

int edit_set_reader(EditLine *edit, edit_reader reader) { return el_wset(edit, EL_GETCFN, reader); }

// One byte. A terminal that another program left non-blocking is made to block.
static ssize_t read_byte(int terminal, char *byte) {
  ssize_t count = read(terminal, byte, 1);
  if (count >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) return count;
  int flags = fcntl(terminal, F_GETFL);
  if (flags < 0 || fcntl(terminal, F_SETFL, flags & ~O_NONBLOCK) < 0) return -1;
  return read(terminal, byte, 1);
}

int edit_read_key(int terminal, wchar_t *key) {
  char bytes[MB_LEN_MAX];
  size_t count = 0;
  *key = L'\0';
  for (;;) {
    ssize_t read = read_byte(terminal, &bytes[count]);
    if (read <= 0) return (int)read;
    mbstate_t state;
    memset(&state, 0, sizeof state);
    switch (mbrtowc(key, bytes, ++count, &state)) {
    case (size_t)-1: {
      // The byte that ends a broken character may begin the next one.
      unsigned char last = (unsigned char)bytes[count - 1];
      bool begins = count > 1 && last >= 0xC2;
      if (count > 1 && last < 0x80) {
        *key = last;
        return 1;
      }
      bytes[0] = (char)last;
      count = begins ? 1 : 0;
      break;
    }
    case (size_t)-2:
      if (count == sizeof bytes) count = 0;
      break;
    default: return 1;
    }
  }
}

int edit_columns(wchar_t character) { return wcwidth(character); }

void *edit_client(EditLine *edit) {
  void *client = NULL;
  return el_wget(edit, EL_CLIENTDATA, &client) == 0 ? client : NULL;
}

int edit_is_vi(EditLine *edit) {
  const wchar_t *mode = NULL;
  return el_wget(edit, EL_EDITOR, &mode) == 0 && mode != NULL && wcscmp(mode, L"vi") == 0;
}

int edit_history_resize(HistoryW *history, int size) {
  HistEventW event;
  return history_w(history, &event, H_SETSIZE, size) == -1 ? -1 : 0;
}

int edit_history_enter(HistoryW *history, const wchar_t *line) {
  HistEventW event;
  return history_w(history, &event, H_ENTER, line) == -1 ? -1 : 0;
}

int edit_history_clear(HistoryW *history) {
  HistEventW event;
  return history_w(history, &event, H_CLEAR) == -1 ? -1 : 0;
}
