// SPDX-License-Identifier: MIT
// The files that a rubric is made of, and everything found wrong in them.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "rubric/load.h"
#include "rubric/node.h"

namespace assay {

// The texts behind the spots of one load. The rubric itself is file 0, what it extends is file 1, …
class Sources {
 public:
  // Returns the number of the file. The name is what positions show.
  int add(std::string name, std::string text);

  const std::string& name(int file) const { return at(file).name; }
  const std::string& text(int file) const { return at(file).text; }
  int count() const { return static_cast<int>(files_.size()); }

  Position position(Spot spot) const;
  // The whole line that the spot is on, without its end; empty when it is written nowhere.
  std::string_view line(Spot spot) const;

 private:
  struct Source {
    std::string name{};
    std::string text{};
  };
  const Source& at(int file) const { return files_[static_cast<std::size_t>(file)]; }

  std::deque<Source> files_{};
};

// Collects problems; beyond a hundred it only counts.
class Problems {
 public:
  explicit Problems(const Sources& sources) : sources_(sources) {}

  void add(Spot at, std::string message, std::string hint = {});
  bool empty() const { return found_.empty(); }
  bool full() const;
  const Sources& sources() const { return sources_; }
  // All of them, in file order.
  std::vector<Problem> take();

 private:
  struct Found {
    Spot at{};
    Problem problem{};
  };
  const Sources& sources_;
  std::vector<Found> found_{};
  std::size_t more_ = 0;
};

// "did you mean 'products'?" for the known word nearest to this one; empty when none is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

}  // namespace assay
