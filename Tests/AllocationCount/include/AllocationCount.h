#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

#include <stdint.h>

/// How often a program has asked for memory so far. It is the whole content of the file that the
/// environment names in ALLOCATION_COUNT, and is written all the time.
struct allocation_count {
  int64_t made;
};

#endif
