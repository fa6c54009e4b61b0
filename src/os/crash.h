// A report while the program dies: what ended it, when, and where it was. Written by a signal handler, with
// nothing but calls that are safe there; restart_begin (record/restart.h) keeps and reads it in the next run.
//   balai crash 1
//   program 0.2.0
//   build 3f2a... (the linker's id of this very binary)
//   signal 11 SIGSEGV
//   address 0x8
//   time 1795487400
//   uptime 4711
//   backtrace
//   /usr/bin/balai(+0x1234)[0x55...]
#pragma once
#include "base/err.h"

// From now on SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGSYS, SIGTRAP and SIGABRT write a report to path (replacing
// what was there) and then end the program as they would have. Once for a program, by its main thread. path
// is copied; its folder has to be there.
bool os_crash_install(const char *path, const char *program_version, Err *err) MUST_USE;
