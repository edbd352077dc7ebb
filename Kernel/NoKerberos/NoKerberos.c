// libzmq can ask Kerberos who a peer is (GSSAPI). No socket of ours does, and Debian has no Kerberos library that could be
// linked into a program that is linked whole. So these are the functions that libzmq names, each saying "unavailable"
// (RFC 2744, GSS_S_UNAVAILABLE).

const void *GSS_C_NT_HOSTBASED_SERVICE = 0;
const void *GSS_C_NT_USER_NAME = 0;

enum { unavailable = 16u << 16 };

#define UNAVAILABLE(name)                                                                                             \
  unsigned name(void);                                                                                                \
  unsigned name(void) { return unavailable; }

UNAVAILABLE(gss_accept_sec_context)
UNAVAILABLE(gss_acquire_cred)
UNAVAILABLE(gss_delete_sec_context)
UNAVAILABLE(gss_display_name)
UNAVAILABLE(gss_import_name)
UNAVAILABLE(gss_init_sec_context)
UNAVAILABLE(gss_release_buffer)
UNAVAILABLE(gss_release_cred)
UNAVAILABLE(gss_release_name)
UNAVAILABLE(gss_unwrap)
UNAVAILABLE(gss_wrap)
