#pragma once
// PINs: how they are kept and how long one waits after wrong ones. Private to the folder.
#include <cstdint>
#include <string>

namespace amends::records {

/// Argon2id with libsodium's INTERACTIVE limits (64 MiB, 2 passes). Empty when memory runs out.
std::string hash_pin(const std::string& pin);
bool is_pin(const std::string& hash, const std::string& pin);

/// What one waits after so many wrong tries: none before the fifth, then 30 s, doubled each time, at most
/// 15 minutes.
std::int64_t wait_after_ms(std::int64_t wrong);
/// What of it is left. Both moments count from the start of the machine; one that went back means that the
/// machine was started anew, and only the time since then is known to have passed.
std::int64_t wait_left_ms(std::int64_t wrong, std::int64_t tried_ms, std::int64_t now_ms);

} // namespace amends::records
