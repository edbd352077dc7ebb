#include "CLibEdit.h"

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
