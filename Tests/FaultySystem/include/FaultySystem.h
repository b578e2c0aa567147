#ifndef FAULTY_SYSTEM_H
#define FAULTY_SYSTEM_H

#include <stdint.h>

/// What a test makes of the system beneath a server. It is the whole content of the file that the
/// environment names in FAULTY_SYSTEM, and may be rewritten at any time.
struct faulty_system {
  /// How many milliseconds the wall clock is wrong.
  int64_t wall_clock_offset;
  /// How many more syncs of the disk succeed before all of them fail; below 0 none does.
  int64_t syncs_left;
  /// How many more syncs there are before the next one kills the program, as a power cut would; below 0
  /// none does.
  int64_t syncs_until_death;
};

#endif
