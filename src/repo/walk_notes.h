// SPDX-License-Identifier: MIT
// Sentences about what a walk did not open: one for each kind, naming the first and counting all.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace assay {

class WalkNotes {
 public:
  void link_out(const std::string& path, const std::string& target);
  void no_file(const std::string& path);  // a pipe, a socket, a device
  void unreadable(const std::string& path);
  void cut(const std::string& path, std::size_t size, std::size_t read);
  void bound(std::string sentence);  // said once

  std::vector<std::string> sentences() const;

 private:
  struct Kind {
    std::string first{};
    std::size_t count = 0;
  };
  static void meet(Kind& kind, std::string what);

  Kind out_{};
  Kind odd_{};
  Kind unreadable_{};
  Kind cut_{};
  std::vector<std::string> bounds_{};
};

}  // namespace assay
