// SPDX-License-Identifier: MIT
// A library that is loaded when it is first needed: the larger ones bring so many others along that
// linking them would take longer than all that most commands do.
#pragma once

#include <dlfcn.h>
#include <stdexcept>
#include <string>

namespace assay {

class SharedLibrary {
 public:
  // Loaded for the life of the process. Throws std::runtime_error on a machine without it.
  explicit SharedLibrary(const char* name)
      : name_(name), handle_(dlopen(name, RTLD_NOW | RTLD_LOCAL)) {
    if (handle_ == nullptr) throw std::runtime_error(name_ + " is not installed");
  }

  template <typename Function>
  void find(const char* symbol, Function& function) const {
    function = reinterpret_cast<Function>(dlsym(handle_, symbol));
    if (function == nullptr) throw std::runtime_error(name_ + " has no " + symbol);
  }

 private:
  std::string name_;
  void* handle_;
};

}  // namespace assay
