"""The baseline of the benchmarks: does what the runner of queue_job does, in its own language.

One thread that selects; each notified job is read by uuid through a cursor, one at a time; each chosen job is
enqueued by a statement of its own and asked for on a new thread, with the library that it uses (requests), which
does not wait for the end of the job. Order by priority, creation and id; one channel, root. No log, no tree of
channels: it is leaner than the real one.

usage: runner.py DSN CAPACITY http://HOST:PORT
"""

import heapq
import select
import sys
import threading

import psycopg2
import requests
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT

LONGEST_WAIT = 60
TIME_OUT = 1
JOB = "select uuid, priority, date_created, id, state from queue_job where "


class Runner:
    def __init__(self, dsn, capacity, target):
        self.capacity = capacity
        self.target = target
        self.waiting = []
        self.running = set()
        self.connection = psycopg2.connect(dsn)
        self.connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        with self.connection.cursor() as cursor:
            cursor.execute("LISTEN queue_job")
        self.read("state not in ('done', 'cancelled')", ())

    def read(self, condition, values):
        with self.connection.cursor("select_jobs", withhold=True) as cursor:
            cursor.execute(JOB + condition, values)
            found = cursor.fetchall()
        for uuid, priority, created, number, state in found:
            self.running.discard(uuid)
            if state in ("enqueued", "started"):
                self.running.add(uuid)
            elif state == "pending":
                heapq.heappush(self.waiting, (priority, created, number, uuid))

    def dispatch(self):
        while self.waiting and len(self.running) < self.capacity:
            uuid = heapq.heappop(self.waiting)[-1]
            self.running.add(uuid)
            with self.connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE queue_job SET state='enqueued',"
                    " date_enqueued=date_trunc('seconds', now() at time zone 'utc') WHERE uuid=%s",
                    (uuid,),
                )
            threading.Thread(target=self.ask, args=(uuid,), daemon=True).start()

    def ask(self, uuid):
        url = f"{self.target}/queue_job/runjob?db={self.connection.info.dbname}&job_uuid={uuid}"
        try:
            requests.get(url, timeout=TIME_OUT).raise_for_status()
        except requests.Timeout:
            pass

    def run(self):
        while True:
            self.dispatch()
            if not self.connection.notifies:
                select.select([self.connection], [], [], LONGEST_WAIT)
                self.connection.poll()
            while self.connection.notifies:
                self.read("uuid = %s", (self.connection.notifies.pop(0).payload,))


Runner(sys.argv[1], int(sys.argv[2]), sys.argv[3]).run()
