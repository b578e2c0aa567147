#include <curl/curl.h>

// libcurl's two functions for options take an argument of any type, which Swift can't call: here is one
// for each type that is needed.

static inline CURLcode curl_set_text(CURL *handle, CURLoption option, const char *text) {
  return curl_easy_setopt(handle, option, text);
}

static inline CURLcode curl_set_number(CURL *handle, CURLoption option, long number) {
  return curl_easy_setopt(handle, option, number);
}

static inline CURLcode curl_set_pointer(CURL *handle, CURLoption option, void *pointer) {
  return curl_easy_setopt(handle, option, pointer);
}

static inline CURLcode curl_set_reader(CURL *handle, curl_read_callback reader) {
  return curl_easy_setopt(handle, CURLOPT_READFUNCTION, reader);
}

static inline CURLcode curl_set_progress(CURL *handle, curl_xferinfo_callback progress) {
  return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, progress);
}

static inline CURLcode curl_set_opened(CURL *handle, curl_sockopt_callback opened) {
  return curl_easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, opened);
}

static inline CURLcode curl_set_closer(CURL *handle, curl_closesocket_callback closer) {
  return curl_easy_setopt(handle, CURLOPT_CLOSESOCKETFUNCTION, closer);
}

static inline CURLcode curl_get_number(CURL *handle, CURLINFO info, long *number) {
  return curl_easy_getinfo(handle, info, number);
}
