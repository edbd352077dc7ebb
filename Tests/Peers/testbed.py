"""What front ends rely on beside cells: the heartbeat, questions, comms, interrupts, displays that change, the end.

The checks are those of runtimed/kernel-testbed, said anew for this language.
"""
import os
import signal
import subprocess
import sys
import time
import unittest

import zmq
from jupyter_client.manager import start_new_kernel
from jupyter_client.session import Session

JAPAN = "share japan in FEFD 2012"
AMBIGUOUS = "share moscow in CFD 2012"
SLOW = "\n".join(["rank districts from japan 2012"] * 20_000)


class Testbed(unittest.TestCase):
    def setUp(self):
        self.km, self.kc = start_new_kernel(kernel_name="okrug")

    def tearDown(self):
        self.kc.stop_channels()
        if self.km.is_alive():
            self.km.shutdown_kernel(now=True)

    def published(self, identity, until="idle"):
        messages = []
        while True:
            message = self.kc.get_iopub_msg(timeout=20)
            if message["parent_header"].get("msg_id") != identity:
                continue
            messages.append(message)
            if message["content"].get("execution_state") == until or message["msg_type"] == until:
                return messages

    def ended(self, identity):
        reply = self.kc.get_shell_msg(timeout=20)
        self.assertEqual(reply["parent_header"]["msg_id"], identity)
        return reply["content"], self.published(identity)

    def beat(self):
        socket = zmq.Context.instance().socket(zmq.REQ)
        socket.linger = 0
        socket.connect(f"tcp://{self.km.ip}:{self.km.hb_port}")
        start = time.monotonic()
        socket.send(b"ping \x00\xff")
        self.assertTrue(socket.poll(2_000), "no heartbeat")
        self.assertEqual(socket.recv(), b"ping \x00\xff")
        socket.close()
        return time.monotonic() - start

    def test_heartbeat_of_an_idle_and_of_a_busy_kernel(self):
        self.beat()
        running = self.kc.execute(SLOW)
        self.published(running, until="execute_input")
        self.assertLess(self.beat(), 0.5)
        self.km.interrupt_kernel()
        self.ended(running)

    def test_stdin(self):
        running = self.kc.execute(AMBIGUOUS, allow_stdin=True)
        question = self.kc.get_stdin_msg(timeout=10)
        self.assertEqual(question["msg_type"], "input_request")
        self.kc.input("1")
        content, published = self.ended(running)
        self.assertEqual(content["status"], "ok")
        self.assertIn("execute_result", [message["msg_type"] for message in published])

    def test_interrupt_ends_a_question(self):
        running = self.kc.execute(AMBIGUOUS, allow_stdin=True)
        self.kc.get_stdin_msg(timeout=10)
        self.km.interrupt_kernel()
        self.assertEqual(self.ended(running)[0]["status"], "error")

    def test_comms(self):
        for target in (None, "jupyter.widget"):
            self.kc.comm_info(target)
            self.assertEqual(self.kc.get_shell_msg(timeout=10)["content"]["comms"], {})
        message = self.kc.session.msg("comm_open", {"comm_id": "c", "target_name": "none", "data": {}})
        self.kc.shell_channel.send(message)
        types = [m["msg_type"] for m in self.published(message["header"]["msg_id"])]
        self.assertEqual(types, ["status", "comm_close", "status"])

    def test_interrupt_of_an_idle_kernel(self):
        for _ in range(3):
            self.km.interrupt_kernel()
        os.kill(self.km.provisioner.pid, signal.SIGINT)
        self.assertEqual(self.ended(self.kc.execute(JAPAN))[0]["status"], "ok")

    def test_interrupt_of_a_busy_kernel(self):
        running = self.kc.execute(SLOW)
        waiting = self.kc.execute(JAPAN)
        self.published(running, until="execute_input")
        time.sleep(0.2)
        self.km.interrupt_kernel()
        content, published = self.ended(running)
        self.assertEqual(content["ename"], "interrupted")
        self.assertEqual([m["msg_type"] for m in published].count("error"), 1)
        self.assertEqual(self.ended(waiting)[0]["ename"], "aborted")
        self.assertEqual(self.ended(self.kc.execute(JAPAN))[0]["status"], "ok")

    def test_update_display(self):
        shown = self.published(self.kc.execute("suppose total FEFD from all investors 2012 = 60 bln USD"))
        identity = [m for m in shown if m["msg_type"] == "display_data"][0]["content"]["transient"]["display_id"]
        later = self.published(self.kc.execute("suppose nothing"))
        updates = [m["content"] for m in later if m["msg_type"] == "update_display_data"]
        self.assertEqual([update["transient"]["display_id"] for update in updates], [identity])

    def test_shutdown_is_answered_and_quick(self):
        start = time.monotonic()
        self.kc.shutdown(restart=False)
        reply = self.kc.control_channel.get_msg(timeout=5)
        self.assertEqual(reply["content"], {"status": "ok", "restart": False})
        while self.km.is_alive():
            self.assertLess(time.monotonic() - start, 2.5)
            time.sleep(0.01)

    def test_shutdown_of_a_busy_kernel(self):
        self.published(self.kc.execute(SLOW), until="execute_input")
        self.test_shutdown_is_answered_and_quick()

    def second(self):
        client = self.km.client()
        # Of its own: two with one session would have one address.
        client.session = Session(key=self.km.session.key)
        client.start_channels(hb=False)
        client.wait_for_ready(timeout=20)
        return client

    def test_two_front_ends_share_a_session_and_each_gets_its_own_replies(self):
        other = self.second()
        self.ended(self.kc.execute("let shared = 7 %"))
        identity = other.execute("shared")
        reply = other.get_shell_msg(timeout=20)
        self.assertEqual((reply["content"]["status"], reply["parent_header"]["msg_id"]), ("ok", identity))
        # What one asks, both hear.
        self.assertIn("execute_result", [message["msg_type"] for message in self.published(identity)])
        other.stop_channels()
        self.assertEqual(self.ended(self.kc.execute(JAPAN))[0]["execution_count"], 3)

    def test_a_front_end_that_vanishes_with_cells_in_the_queue(self):
        other = self.second()
        for _ in range(50):
            other.execute("show table 1 of ershova-2014")
        other.stop_channels()
        self.assertEqual(self.ended(self.kc.execute(JAPAN))[0]["status"], "ok")

    def test_a_subscriber_that_never_reads(self):
        deaf = zmq.Context.instance().socket(zmq.SUB)
        deaf.linger = 0
        deaf.rcvhwm = 1
        deaf.subscribe(b"")
        deaf.connect(f"tcp://{self.km.ip}:{self.km.iopub_port}")
        for _ in range(10):
            self.assertEqual(self.ended(self.kc.execute("\n".join(["show table 1 of ershova-2014"] * 50)))[0]["status"], "ok")
        deaf.close()
        self.assertEqual(self.ended(self.kc.execute(JAPAN))[0]["status"], "ok")

    def test_a_front_end_that_is_killed_takes_its_kernel_with_it(self):
        begin = (
            "import time; from jupyter_client.manager import start_new_kernel; "
            "km, kc = start_new_kernel(kernel_name='okrug'); print(km.provisioner.pid, flush=True); time.sleep(60)"
        )
        front_end = subprocess.Popen([sys.executable, "-c", begin], stdout=subprocess.PIPE, text=True)
        kernel = int(front_end.stdout.readline())
        self.assertTrue(os.path.exists(f"/proc/{kernel}/fd"))
        front_end.kill()
        front_end.wait()
        front_end.stdout.close()
        start = time.monotonic()
        while os.path.exists(f"/proc/{kernel}/exe"):
            self.assertLess(time.monotonic() - start, 5, "the kernel outlives its front end")
            # Nobody may be there to take note of its end.
            with open(f"/proc/{kernel}/stat") as stat:
                if stat.read().split(")")[1].split()[0] == "Z":
                    break
            time.sleep(0.02)

    def test_restart(self):
        self.ended(self.kc.execute("let x = 1 %"))
        self.km.restart_kernel()
        self.kc.wait_for_ready(timeout=20)
        content, _ = self.ended(self.kc.execute("x"))
        self.assertEqual(content["status"], "error")
        self.assertEqual(content["execution_count"], 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
