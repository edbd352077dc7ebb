// libedit for Swift: one typed function for each variadic call, and the guard of the terminal.

#ifndef CLIBEDIT_H
#define CLIBEDIT_H

#include <histedit.h>
#include <wchar.h>

// A command: what a key does. The key that called it comes as `key`; the answer is one of CC_NORM, CC_REFRESH, ...
typedef unsigned char (*edit_command)(EditLine *edit, wint_t key);

// A prompt: text that lives until the next call. What stands between two `literal`s is printed and takes no room.
typedef wchar_t *(*edit_prompt)(EditLine *edit);

// Where the next key comes from: 1 is a key, 0 the end, -1 a failure with its `errno`.
typedef int (*edit_reader)(EditLine *edit, wchar_t *key);

// All of them: 0 is done, -1 is refused.
int edit_set_flag(EditLine *edit, int operation, int value);
int edit_set_mode_flag(EditLine *edit, const char *mode, const char *flag);
int edit_set_client(EditLine *edit, void *client);
int edit_set_prompt(EditLine *edit, edit_prompt prompt, wchar_t literal);
int edit_set_editor(EditLine *edit, const char *mode);
int edit_set_history(EditLine *edit, HistoryW *history);
int edit_add_command(EditLine *edit, const char *name, const char *help, edit_command command);
int edit_bind(EditLine *edit, const char *key, const char *command);
int edit_bind_alternative(EditLine *edit, const char *key, const char *command);
int edit_refresh(EditLine *edit);
int edit_set_reader(EditLine *edit, edit_reader reader);
void *edit_client(EditLine *edit);
int edit_is_vi(EditLine *edit);

// The next UTF-8 character of a terminal, as an `edit_reader` gives it. Bytes that are none are passed over.
int edit_read_key(int terminal, wchar_t *key);
// How many columns libedit gives a character; less than 1 for what it draws otherwise, or not at all.
int edit_columns(wchar_t character);

int edit_history_resize(HistoryW *history, int size);
int edit_history_enter(HistoryW *history, const wchar_t *line);
int edit_history_clear(HistoryW *history);

// From `edit_guard` to `edit_unguard`, a signal that would kill the process, or exit(), first gives `terminal` back the
// modes it has now and turns its bracketed paste off. A signal that is ignored, or handled so that the process lives on,
// is left alone.
void edit_guard(int terminal);
void edit_unguard(void);

#endif
