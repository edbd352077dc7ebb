// What glibc has beyond POSIX, and Swift therefore not: which processor runs a thread.

/// The number of the calling thread, as the system counts.
int processors_thread(void);

/// The processor that runs the calling thread; less than 0 where nobody knows.
int processors_current(void);

/// From here on `thread` runs on the calling thread's processors but for `processor`, unless that is the only one.
void processors_keep_off(int thread, int processor);
