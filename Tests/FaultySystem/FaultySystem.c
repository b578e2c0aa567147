// Stands between a program and its system (by LD_PRELOAD), so that a test can move the wall clock and
// let the disk fail. Clocks that only run forward are left alone.

#ifdef __linux__

#define _GNU_SOURCE
#include "FaultySystem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static struct faulty_system *faults;

__attribute__((constructor)) static void find_faults(void) {
  const char *path = getenv("FAULTY_SYSTEM");
  int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *shared = mmap(NULL, sizeof *faults, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (shared != MAP_FAILED) faults = shared;
}

static int64_t offset(void) {
  return faults ? __atomic_load_n(&faults->wall_clock_offset, __ATOMIC_RELAXED) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  if (syscall(SYS_clock_gettime, clock, now) != 0) return -1;
  if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE) return 0;
  int64_t milliseconds = offset() + now->tv_nsec / 1000000;
  int64_t seconds = milliseconds / 1000 - (milliseconds % 1000 < 0);
  now->tv_sec += seconds;
  now->tv_nsec = now->tv_nsec % 1000000 + (milliseconds - seconds * 1000) * 1000000;
  return 0;
}

int gettimeofday(struct timeval *now, void *zone) {
  (void)zone;
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  now->tv_sec = time.tv_sec;
  now->tv_usec = time.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *seconds) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (seconds) *seconds = now.tv_sec;
  return now.tv_sec;
}

// Whoever waits until a time of day took it from this clock, and the system waits by its own. What is as
// early as the first years of that clock is a time of one that only runs forward.
static clockid_t clock_of(const struct timespec *end, struct timespec *of_system) {
  *of_system = *end;
  if (end->tv_sec < 1000000000) return CLOCK_MONOTONIC;
  int64_t milliseconds = end->tv_nsec / 1000000 - offset();
  int64_t seconds = milliseconds / 1000 - (milliseconds % 1000 < 0);
  of_system->tv_sec += seconds;
  of_system->tv_nsec = end->tv_nsec % 1000000 + (milliseconds - seconds * 1000) * 1000000;
  return CLOCK_REALTIME;
}

int pthread_cond_timedwait(
    pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *end) {
  struct timespec of_system;
  clockid_t clock = clock_of(end, &of_system);
  return pthread_cond_clockwait(condition, mutex, clock, &of_system);
}

int sem_timedwait(sem_t *semaphore, const struct timespec *end) {
  struct timespec of_system;
  clockid_t clock = clock_of(end, &of_system);
  return sem_clockwait(semaphore, clock, &of_system);
}

static void die_in_time(void) {
  if (!faults || __atomic_load_n(&faults->syncs_until_death, __ATOMIC_RELAXED) < 0) return;
  if (__atomic_fetch_sub(&faults->syncs_until_death, 1, __ATOMIC_RELAXED) == 0) raise(SIGKILL);
}

static int sync_fails(void) {
  die_in_time();
  if (!faults || __atomic_load_n(&faults->syncs_left, __ATOMIC_RELAXED) < 0) return 0;
  if (__atomic_fetch_sub(&faults->syncs_left, 1, __ATOMIC_RELAXED) > 0) return 0;
  __atomic_store_n(&faults->syncs_left, 0, __ATOMIC_RELAXED);
  errno = EIO;
  return 1;
}

int fsync(int file) { return sync_fails() ? -1 : (int)syscall(SYS_fsync, file); }

int fdatasync(int file) { return sync_fails() ? -1 : (int)syscall(SYS_fdatasync, file); }

#endif
