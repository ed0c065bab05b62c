// SPDX-License-Identifier: MIT
// Whose the host is that a password is for.
#pragma once

#include <string_view>

namespace assay {

// Both take a host in lower case, without its port.
// A machine of the author's own, a service of the same composition, or a number.
bool is_host_of_ones_own(std::string_view host);
// Of those that sell databases and queues: a password for them is somebody's.
bool is_sold_host(std::string_view host);

}  // namespace assay
