// SPDX-License-Identifier: MIT
// Which of several Dockerfiles is the service's.
#pragma once

#include "core/snapshot_container.h"

namespace assay {

// True for an image of what a service stores its data in or hears from, with settings of one's own.
bool is_of_dependency(const Dockerfile& file);

// True for the image of pages that stand apart from the service.
bool is_of_pages(const Dockerfile& file);

// True for the image of another program that shows or tries something, and for the one that
// developers work in.
bool is_of_sample(const Dockerfile& file);

// Puts the Dockerfile of the service first: that in the root, then those that a compose file builds
// from, then the others; and behind them those of a front end, of tests, development and stand-ins,
// and of proxies.
void put_service_first(ContainerFacts& facts);

}  // namespace assay
