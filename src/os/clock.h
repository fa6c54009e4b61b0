// The machine's clocks.
#pragma once
#include "base/clock.h"

// CLOCK_MONOTONIC in microseconds and CLOCK_REALTIME in seconds. Lives as long as the program.
const Clock *os_clock(void);
