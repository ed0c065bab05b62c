// SPDX-License-Identifier: MIT
// What a suite lacks, recognised by the complaints of tools and drivers.
#include <array>

#include "core/text.h"
#include "run/tests/test_output.h"

namespace assay {
namespace {

struct Complaint {
  std::string_view words{};  // in lower case
  std::string_view missing{};
};

constexpr std::array kComplaints{
    Complaint{"could not find a valid docker environment", "Docker"},
    Complaint{"cannot connect to the docker daemon", "Docker"},
    Complaint{"docker: not found", "Docker"},
    Complaint{"docker: command not found", "Docker"},
    Complaint{"docker-compose: not found", "Docker"},
    Complaint{"rootless docker not found", "Docker"},
    Complaint{"no module named", "Python packages"},
    Complaint{"modulenotfounderror", "Python packages"},
    Complaint{"cannot import name", "Python packages of the versions that it needs"},
    Complaint{"cannot find module", "Node packages (node_modules)"},
    Complaint{"err_module_not_found", "Node packages (node_modules)"},
    Complaint{"cannot find package", "packages"},
    Complaint{"node_modules missing", "Node packages (node_modules)"},
    Complaint{"unsupported engine", "another version of Node"},
    Complaint{"missing script: \"test\"", "a test script"},
    Complaint{"error: no test specified", "a test script"},
    Complaint{"module lookup disabled", "Go modules"},
    Complaint{"no required module provides", "Go modules"},
    Complaint{"missing go.sum entry", "Go modules"},
    Complaint{"toolchain not available", "another version of Go"},
    Complaint{"dial tcp: lookup", "a network"},
    Complaint{"could not transfer artifact", "Maven artifacts"},
    Complaint{"could not resolve dependencies", "Maven artifacts"},
    Complaint{"was not found in https", "artifacts"},
    Complaint{"in offline mode", "artifacts"},
    Complaint{"has not been downloaded from it before", "Maven artifacts"},
    Complaint{"no cached version", "Gradle artifacts"},
    Complaint{"non-resolvable", "Maven artifacts"},
    Complaint{"unsupported class file major version", "another version of Java"},
    Complaint{"invalid target release", "another version of Java"},
    Complaint{"release version", "another version of Java"},
    Complaint{"invalid source release", "another version of Java"},
    Complaint{"no matching package named", "crates"},
    Complaint{"failed to download", "packages"},
    Complaint{"as a dependency of", "crates"},
    Complaint{"could not find gem", "gems"},
    Complaint{"bundler::gemnotfound", "gems"},
    Complaint{"your ruby version is", "another version of Ruby"},
    Complaint{"vendor/autoload.php", "Composer packages"},
    Complaint{"vendor/bin/", "Composer packages"},
    Complaint{"the sdk 'microsoft", "another version of .NET"},
    Complaint{"does not support targeting .net", "another version of .NET"},
    Complaint{"unable to load the service index", "NuGet packages"},
    Complaint{"unchecked dependencies for environment", "Hex packages"},
    Complaint{"could not find hex", "Hex"},
    Complaint{"econnrefused", "a service that the tests connect to"},
    Complaint{"connection refused", "a service that the tests connect to"},
    Complaint{"could not connect to server", "a database"},
    Complaint{"mongoserverselectionerror", "MongoDB"},
    Complaint{"mongonetworkerror", "MongoDB"},
    Complaint{"communications link failure", "a database"},
    Complaint{"unable to connect to the database", "a database"},
    Complaint{"can't connect to mysql", "a database"},
    Complaint{"could not translate host name", "a database"},
    Complaint{"econnreset", "a network"},
    Complaint{" enotfound", "a network"},
    Complaint{"eai_again", "a network"},
    Complaint{"name resolution", "a network"},
    Complaint{"no such host", "a network"},
    Complaint{"network is unreachable", "a network"},
    Complaint{"getaddrinfo", "a network"},
    Complaint{"unknownhostexception", "a network"},
    Complaint{"failed to establish a new connection", "a network"},
    Complaint{"environment variable", "settings in its environment"},
    Complaint{"is not set", "settings in its environment"},
    Complaint{"must be set", "settings in its environment"},
    Complaint{"field required [type=missing", "settings in its environment"},
    Complaint{".env file", "settings in its environment"},
    Complaint{"expected string or url object, got none", "settings in its environment"},
    Complaint{"file-system is read-only", "a place to write"},
    Complaint{"read-only file system", "a place to write"},
    Complaint{"cgo_enabled", "a C compiler"},
    Complaint{"executable file not found", "a program that it calls"},
    Complaint{"command not found", "a program that it calls"},
    Complaint{"sh: 1: ", "a program that it calls"},
    Complaint{"heap out of memory", "memory"},
    // Said of whatever is raised there, once what is known is told.
    Complaint{"importerror while loading conftest", "what conftest.py needs"},
};

}  // namespace

std::string missing_in(std::string_view output) {
  const std::string text = lower(output);
  for (const Complaint& one : kComplaints) {
    if (text.find(one.words) != std::string::npos) return std::string(one.missing);
  }
  return {};
}

}  // namespace assay
