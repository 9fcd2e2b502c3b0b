/* SPDX-License-Identifier: MIT */
/*
 * Stand-ins for libgit2's transports and TLS. In the static build the linker
 * puts them in place of the library's own (--wrap), so that the program links
 * no TLS or SSH library, starts quickly and cannot reach a network.
 */

/* The struct types are libgit2's; only their addresses are passed. */
int __wrap_git_mbedtls_stream_global_init(void);
int __wrap_git_openssl_stream_global_init(void);
int __wrap_git_transport_ssh_global_init(void);
int __wrap_git_smart_subtransport_ssh(void **out, void *owner, void *param);
int __wrap_git_smart_subtransport_http(void **out, void *owner, void *param);
int __wrap_git_smart_subtransport_git(void **out, void *owner, void *param);
int __wrap_git_mbedtls__set_cert_location(const char *file, const char *path);
int __wrap_git_tls_stream_new(void **out, const char *host, const char *port);
int __wrap_git_tls_stream_wrap(void **out, void *in, const char *host);

static int refuse(void **out)
{
	*out = (void *)0;
	return -1;
}

int __wrap_git_mbedtls_stream_global_init(void)
{
	return 0;
}

int __wrap_git_openssl_stream_global_init(void)
{
	return 0;
}

int __wrap_git_transport_ssh_global_init(void)
{
	return 0;
}

int __wrap_git_smart_subtransport_ssh(void **out, void *owner, void *param)
{
	(void)owner;
	(void)param;
	return refuse(out);
}

int __wrap_git_smart_subtransport_http(void **out, void *owner, void *param)
{
	(void)owner;
	(void)param;
	return refuse(out);
}

int __wrap_git_smart_subtransport_git(void **out, void *owner, void *param)
{
	(void)owner;
	(void)param;
	return refuse(out);
}

int __wrap_git_mbedtls__set_cert_location(const char *file, const char *path)
{
	(void)file;
	(void)path;
	return -1;
}

int __wrap_git_tls_stream_new(void **out, const char *host, const char *port)
{
	(void)host;
	(void)port;
	return refuse(out);
}

int __wrap_git_tls_stream_wrap(void **out, void *in, const char *host)
{
	(void)in;
	(void)host;
	return refuse(out);
}
