// libzmq's own interface, as Debian's libzmq3-dev has it.
#include <zmq.h>
