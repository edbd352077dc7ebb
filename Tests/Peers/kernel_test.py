"""jupyter_kernel_test 0.7.0 with every attribute set: 13 of 13, none skipped."""
import unittest

import jupyter_kernel_test as jkt

KERNEL = "okrug"


class OkrugTests(jkt.KernelTests):
    kernel_name = KERNEL
    language_name = "okrug"
    file_extension = ".okrug"
    code_hello_world = 'say "hello, world"'
    # A name that is bound anew gives a warning.
    code_stderr = "let x = 1 %\nlet x = 2 %"
    completion_samples = [
        {"text": "sha", "matches": {"share"}},
        {"text": "share japan in FEF", "matches": {"FEFD"}},
        {"text": "help gro", "matches": {"group", "growth"}},
    ]
    complete_code_samples = ["share japan in FEFD 2012", "", "# a comment", "let x = 1 %\nx"]
    incomplete_code_samples = ['say "no end', "1 % +", "total (FEFD, CFD", "share japan in \\"]
    invalid_code_samples = ["share ]", "1,5 %"]
    code_page_something = "share?"
    code_generate_error = "show stock from japn in FEFD 2012"
    code_execute_result = [
        {
            "code": "1 % + 2 %",
            "result": "3 %   computed\n  reading      (1 %) + (2 %)\n  derived      3 %    1 + 2",
        },
        {"code": "let a = 40 %", "result": "40 %   a: as typed\n  reading      let a = 40 %"},
        {"code": "1 % + 2 %", "mime": "text/markdown"},
    ]
    code_display_data = [
        {"code": "show table 1 of ershova-2014\nshow table 2 of ershova-2014", "mime": mime}
        for mime in ("text/plain", "text/html", "text/markdown", "application/vnd.okrug.answer+json")
    ]
    code_history_pattern = "1?%*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "share"
    code_clear_output = "clear"


class OkrugWelcomeTests(jkt.IopubWelcomeTests):
    kernel_name = KERNEL
    support_iopub_welcome = True


if __name__ == "__main__":
    result = unittest.main(verbosity=2, exit=False).result
    if result.skipped or result.testsRun != 13:
        raise SystemExit(f"{result.testsRun} of 13 were run, {len(result.skipped)} skipped")
    raise SystemExit(not result.wasSuccessful())
