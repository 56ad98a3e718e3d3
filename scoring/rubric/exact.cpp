#include "scoring/rubric/exact.hpp"

namespace amends::rubric {
namespace {

Wide magnitude(Wide value) {
    return value < 0 ? -value : value;
}

Wide common_divisor(Wide a, Wide b) {
    a = magnitude(a);
    b = magnitude(b);
    while (b != 0) {
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return a == 0 ? 1 : a;
}

constexpr Wide room = static_cast<Wide>(1) << 60;

} // namespace

void ExactSum::reduce() {
    const Wide divisor = common_divisor(numerator_, denominator_);
    numerator_ /= divisor;
    denominator_ /= divisor;
    // Out of room (never in play, only with hostile facts): give up exactness rather than overflow.
    while (denominator_ >= room || magnitude(numerator_) >= room) {
        numerator_ /= 2;
        denominator_ = denominator_ / 2 + (denominator_ == 1 ? 1 : 0);
        if (denominator_ == 1) {
            numerator_ = numerator_ >= room ? room - 1 : (numerator_ <= -room ? 1 - room : numerator_);
            break;
        }
    }
}

void ExactSum::add_wide(Wide numerator, Wide denominator) {
    const Wide divisor = common_divisor(denominator_, denominator);
    numerator_ = numerator_ * (denominator / divisor) + numerator * (denominator_ / divisor);
    denominator_ = denominator_ / divisor * denominator;
    reduce();
}

void ExactSum::add(std::int64_t weight, Fraction fraction) {
    const Wide divisor = common_divisor(fraction.earned, fraction.possible);
    add_wide(static_cast<Wide>(weight) * (fraction.earned / divisor), fraction.possible / divisor);
}

void ExactSum::scale(std::int64_t numerator, std::int64_t denominator) {
    numerator_ *= numerator;
    denominator_ *= denominator;
    reduce();
}

void ExactSum::add_whole(std::int64_t whole) {
    add_wide(whole, 1);
}

std::int64_t ExactSum::floor_times(std::int64_t factor) const {
    const Wide product = numerator_ * factor;
    Wide quotient = product / denominator_;
    if (product % denominator_ < 0) --quotient;
    return static_cast<std::int64_t>(quotient);
}

int ExactSum::compare(std::int64_t whole) const {
    const Wide right = static_cast<Wide>(whole) * denominator_;
    return numerator_ < right ? -1 : (numerator_ > right ? 1 : 0);
}

} // namespace amends::rubric
