// SPDX-License-Identifier: MIT
// By their endings.
#include "repo/secrets/hosts.h"

#include <algorithm>
#include <array>

#include "core/word_list.h"
#include "repo/secrets/shape.h"

namespace assay {
namespace {

constexpr std::array<std::string_view, 28> kSoldHosts{".mongodb.net",
                                                      ".rds.amazonaws.com",
                                                      ".neon.tech",
                                                      ".supabase.co",
                                                      ".supabase.com",
                                                      ".rlwy.net",
                                                      ".railway.app",
                                                      ".render.com",
                                                      ".elephantsql.com",
                                                      ".cloudamqp.com",
                                                      ".upstash.io",
                                                      ".aivencloud.com",
                                                      ".cockroachlabs.cloud",
                                                      ".psdb.cloud",
                                                      ".database.windows.net",
                                                      ".redis.cache.windows.net",
                                                      ".redislabs.com",
                                                      ".redis-cloud.com",
                                                      ".compute-1.amazonaws.com",
                                                      ".clever-cloud.com",
                                                      ".ondigitalocean.com",
                                                      ".mlab.com",
                                                      ".elastic-cloud.com",
                                                      ".cloudinary.com",
                                                      ".db4free.net",
                                                      ".freesqldatabase.com",
                                                      ".cloudapp.azure.com",
                                                      ".railway.internal"};

// Of one's own machine or network, and of those that stand for any in documents.
bool is_private_address(std::string_view host) {
  constexpr std::array<std::string_view, 19> kBeginnings{
      "172.0.",      "100.",     "12.34.",   "11.22.", "198.18.", "127.", "10.",
      "192.168.",    "0.",       "169.254.", "1.2.3.", "1.1.1.",  "8.8.", "203.0.113.",
      "198.51.100.", "192.0.2.", "123.",     "111.",   "255."};
  if (begins_with_one_of(kBeginnings, host)) return true;
  constexpr std::string_view kDocker = "172.";  // to 172.31
  return host.starts_with(kDocker) && host.size() > 6 && host[6] == '.' && host[4] >= '1' &&
         host[4] <= '3';
}

}  // namespace

bool is_host_of_ones_own(std::string_view host) {
  // The last are services of a compose file that are called so: orders.db.
  constexpr std::array<std::string_view, 12> kEndings{
      ".local", ".internal", ".localhost", ".test",  ".example", ".lan",
      ".svc",   ".db",       ".postgres",  ".mysql", ".mongo",   ".redis"};
  const bool numbers =
      std::ranges::all_of(host, [](char c) { return is_in_run('d', c) || c == '.'; });
  if (is_sold_host(host)) return false;
  const bool own = numbers && (std::ranges::count(host, '.') != 3 || is_private_address(host));
  return host.find('.') == std::string_view::npos || own || ends_with_one_of(kEndings, host) ||
         host.find("example.") != std::string_view::npos ||
         host.find(".cluster.") != std::string_view::npos;
}

bool is_sold_host(std::string_view host) {
  return ends_with_one_of(kSoldHosts, host);
}

}  // namespace assay
