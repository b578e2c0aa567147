#ifndef C_MONGO_QUIET_H
#define C_MONGO_QUIET_H

// Nothing to call: being linked is enough.

#endif
