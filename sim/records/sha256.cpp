// FIPS 180-4. Four of its 64 rounds are one pass of the loop; which instruction does which part of a round is
// told in Intel's "SHA Extensions" (Gulley et al., 2013).
#include "sim/records/sha256.hpp"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace amends::records {

#if defined(__x86_64__)
namespace {

alignas(16) constexpr std::array<std::uint32_t, 64> round_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

__attribute__((target("sha,sse4.1,ssse3"))) void compress(std::array<std::uint32_t, 8>& state,
                                                          const unsigned char* bytes, std::size_t blocks) {
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    const auto* const words = reinterpret_cast<const __m128i*>(state.data());
    __m128i dcba = _mm_loadu_si128(words), hgfe = _mm_loadu_si128(words + 1);
    const __m128i cdab = _mm_shuffle_epi32(dcba, 0xb1), efgh = _mm_shuffle_epi32(hgfe, 0x1b);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xf0);
    for (; blocks > 0; --blocks, bytes += 64) {
        const __m128i abef_before = abef, cdgh_before = cdgh;
        __m128i w[4]; // the last sixteen words of the schedule
        for (int quad = 0; quad < 16; ++quad) {
            __m128i& now = w[quad & 3];
            if (quad < 4) {
                now = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes) + quad),
                                       big_endian);
            } else {
                const __m128i before = w[(quad + 3) & 3];
                const __m128i middle = _mm_alignr_epi8(before, w[(quad + 2) & 3], 4);
                now = _mm_sha256msg2_epu32(
                    _mm_add_epi32(_mm_sha256msg1_epu32(now, w[(quad + 1) & 3]), middle), before);
            }
            const auto* const constants = reinterpret_cast<const __m128i*>(round_constants.data());
            const __m128i added = _mm_add_epi32(now, _mm_load_si128(constants + quad));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, added);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(added, 0x0e));
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    const __m128i feba = _mm_shuffle_epi32(abef, 0x1b), dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    dcba = _mm_blend_epi16(feba, dchg, 0xf0);
    hgfe = _mm_alignr_epi8(dchg, feba, 8);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(state.data()), dcba);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(state.data()) + 1, hgfe);
}

} // namespace

bool has_sha_instructions() {
    static const bool has = [] {
        unsigned a = 0, b = 0, c = 0, d = 0;
        constexpr unsigned ssse3 = 1U << 9U, sse41 = 1U << 19U, sha = 1U << 29U;
        if (__get_cpuid(1, &a, &b, &c, &d) == 0 || (c & ssse3) == 0 || (c & sse41) == 0) return false;
        return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & sha) != 0;
    }();
    return has;
}

void Sha256::add_blocks(const unsigned char* bytes, std::size_t blocks) {
    compress(state_, bytes, blocks);
}
#else
bool has_sha_instructions() {
    return false;
}

void Sha256::add_blocks(const unsigned char*, std::size_t) {} // never asked
#endif

Sha256::Sha256(bool by_instructions) : by_instructions_(by_instructions && has_sha_instructions()) {
    if (by_instructions_)
        state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                  0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    else
        crypto_hash_sha256_init(&theirs_);
}

void Sha256::add(const void* bytes, std::size_t size) {
    const auto* from = static_cast<const unsigned char*>(bytes);
    if (!by_instructions_) {
        crypto_hash_sha256_update(&theirs_, from, size);
        return;
    }
    const std::size_t held = size_ % block_bytes;
    size_ += size;
    if (held > 0) {
        const std::size_t taken = std::min(size, block_bytes - held);
        std::copy_n(from, taken, rest_.data() + held);
        from += taken;
        size -= taken;
        if (held + taken < block_bytes) return;
        add_blocks(rest_.data(), 1);
    }
    add_blocks(from, size / block_bytes);
    std::copy_n(from + size / block_bytes * block_bytes, size % block_bytes, rest_.data());
}

Hash Sha256::done() {
    Hash hash{};
    if (!by_instructions_) {
        crypto_hash_sha256_final(&theirs_, hash.data());
        return hash;
    }
    constexpr std::size_t length_bytes = 8;
    const std::uint64_t bits = size_ * 8;
    std::size_t held = size_ % block_bytes;
    rest_[held++] = 0x80;
    if (held > block_bytes - length_bytes) {
        std::fill(rest_.begin() + static_cast<std::ptrdiff_t>(held), rest_.end(), std::uint8_t{0});
        add_blocks(rest_.data(), 1);
        held = 0;
    }
    std::fill(rest_.begin() + static_cast<std::ptrdiff_t>(held), rest_.end(), std::uint8_t{0});
    for (std::size_t at = 0; at < length_bytes; ++at)
        rest_[block_bytes - 1 - at] = static_cast<unsigned char>(bits >> (8 * at));
    add_blocks(rest_.data(), 1);
    for (std::size_t at = 0; at < hash.size(); ++at)
        hash[at] = static_cast<std::uint8_t>(state_[at / 4] >> (24 - 8 * (at % 4)));
    return hash;
}

} // namespace amends::records
