// Taking this process's rights away, for good, before it reads what strangers bring.
#pragma once
#include <stdint.h>
#include "base/err.h"

typedef struct SandboxTask {
    int readable;         // a folder's descriptor: what is below may be read
    int writable;         // and below this one written, too; -1: only what is open already
    int64_t memory_bytes; // of address space; 0: no limit
    int64_t file_bytes;   // the largest file that may be written
    int seconds;          // of computing
    int descriptors;      // that may be open at the same time
} SandboxTask;

typedef enum SandboxKind {
    SANDBOX_WHOLE,
    SANDBOX_WITHOUT_LANDLOCK // the kernel has none: which files may be opened is then up to the process's
                             // user
} SandboxKind;

// No new rights, no other processes, no network, no files but those below the two folders, and the limits. A
// system call that reading and writing files does not need ends the process at once (SIGSYS); a file that is
// elsewhere is refused (EACCES). The working folder is then the writable one, where there is one. Call it
// with one thread, after everything was loaded. Ends with its parent, too, where it has one that started it.
bool sandbox_enter(const SandboxTask *task, SandboxKind *ret_kind, Err *err) MUST_USE;

// Gives descriptors the numbers from first on, and closes all that come behind them.
bool sandbox_keep(int *fds, int count, int first, Err *err) MUST_USE;
