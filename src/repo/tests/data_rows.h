// SPDX-License-Identifier: MIT
// Rows of parameters of .NET's tests that a class or a member gives.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "repo/walk.h"

namespace assay {

// By the names of classes and members of C# that write rows out (TheoryData, object[],
// TestCaseData), how many they give.
std::map<std::string, int> data_rows_in(const std::vector<SourceFile>& sources);

}  // namespace assay
