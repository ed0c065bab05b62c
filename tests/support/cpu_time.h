// SPDX-License-Identifier: MIT
// How much processor time something takes: unlike the clock on the wall, the same on a busy
// machine.
#pragma once

#include <ctime>

namespace assay::test {

// Seconds of this process, all threads, in `work`.
template <typename Work>
double cpu_seconds(const Work& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace assay::test
