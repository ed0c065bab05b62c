// SPDX-License-Identifier: MIT
// Loading libcurl.
#include "http/curl_library.h"

#include <dlfcn.h>
#include <stdexcept>
#include <string>

namespace assay {
namespace {

// The name that every build of libcurl 7.16 and later has, which is the one of the headers.
constexpr const char* kName = "libcurl.so.4";

template <typename Function>
void find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(library, name));
  if (function == nullptr) throw std::runtime_error(std::string(kName) + " has no " + name);
}

CurlLibrary load() {
  void* const library = dlopen(kName, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) throw std::runtime_error(std::string(kName) + " is not installed");
  CurlLibrary loaded;
  find(library, "curl_easy_init", loaded.easy_init);
  find(library, "curl_easy_cleanup", loaded.easy_cleanup);
  find(library, "curl_easy_setopt", loaded.easy_setopt);
  find(library, "curl_easy_perform", loaded.easy_perform);
  find(library, "curl_easy_getinfo", loaded.easy_getinfo);
  find(library, "curl_easy_send", loaded.easy_send);
  find(library, "curl_easy_recv", loaded.easy_recv);
  find(library, "curl_multi_init", loaded.multi_init);
  find(library, "curl_multi_cleanup", loaded.multi_cleanup);
  find(library, "curl_multi_setopt", loaded.multi_setopt);
  find(library, "curl_multi_add_handle", loaded.multi_add_handle);
  find(library, "curl_multi_remove_handle", loaded.multi_remove_handle);
  find(library, "curl_multi_perform", loaded.multi_perform);
  find(library, "curl_multi_poll", loaded.multi_poll);
  find(library, "curl_multi_info_read", loaded.multi_info_read);
  find(library, "curl_slist_append", loaded.slist_append);
  find(library, "curl_slist_free_all", loaded.slist_free_all);
  return loaded;
}

}  // namespace

const CurlLibrary& curl() {
  static const CurlLibrary kLoaded = load();
  return kLoaded;
}

}  // namespace assay
