// libmongoc begins when it is loaded, before `main`, and may write to standard error then: a log that is
// all JSON would have a line in it that is not, in a server that never meets MongoDB.

#if defined(__linux__)
#include <mongoc/mongoc.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static void say_nothing(mongoc_log_level_t level, const char *domain, const char *message, void *data) {}

// Called before the libraries begin; `MongoLog` hears the rest.
static void be_quiet(void) { mongoc_log_set_handler(say_nothing, NULL); }

__attribute__((used, retain, section(".preinit_array"))) static void (*const preinit)(void) = be_quiet;

// The driver's counters lie in a file of shared memory by the number of the process, which would stay
// behind whenever one is killed. Nobody here reads them from outside.
__attribute__((constructor)) static void leave_nothing(void) {
  char name[32];
  snprintf(name, sizeof name, "/mongoc-%d", (int)getpid());
  shm_unlink(name);
}
#endif
