#pragma once
// SHA-256, by the processor's own instructions where it has them, else by libsodium. Private to the folder.
#include "sim/records/chain.hpp"

#include <sodium.h>

namespace amends::records {

/// Whether this processor has instructions for it (Intel's SHA extensions).
bool has_sha_instructions();

class Sha256 {
public:
    explicit Sha256(bool by_instructions = has_sha_instructions());
    void add(const void* bytes, std::size_t size);
    /// Once.
    Hash done();

private:
    static constexpr std::size_t block_bytes = 64;
    void add_blocks(const unsigned char* bytes, std::size_t blocks);

    bool by_instructions_;
    crypto_hash_sha256_state theirs_{};
    std::array<std::uint32_t, 8> state_{};
    std::array<unsigned char, block_bytes> rest_{};
    std::uint64_t size_ = 0; ///< bytes so far
};

} // namespace amends::records
