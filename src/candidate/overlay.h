// SPDX-License-Identifier: MIT
// A mount namespace in which folders can be written to while the real ones stay as they are.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace assay {

// What is written to `target` lands in a folder of ours.
struct Overlay {
  std::string target{};
  std::string options{};  // for mount(2), relative to `target`
};

// Identity maps of this user and group, written out before a fork.
struct IdMaps {
  std::string user{};
  std::string group{};
};
IdMaps own_id_maps();
// Gives this process, just moved into a user namespace, its own ids there. Allocates nothing.
bool map_own_ids(const IdMaps& maps);

// Prepares folders for what is written to `target` below `layers`; the same ones each time.
Result<Overlay> prepare_overlay(const std::string& target, const std::string& layers);

// Makes the layers removable again: the kernel leaves a folder in them that not even its owner may
// read.
void release_layers(const std::string& layers);

// In a forked child, before it starts a program; nothing here allocates. Enters a mount namespace
// of its own, with a user namespace around it where that is needed. False with errno set.
bool enter_mount_namespace(const IdMaps& maps);
// Lays the overlay over its target, in this namespace alone. False with errno set.
bool mount_overlay(const Overlay& overlay);

// Which of the overlays can be mounted here, tried in a child.
std::vector<bool> mountable(const std::vector<Overlay>& overlays);

}  // namespace assay
