#pragma once

#include "tests/assets/files.hpp"

#include <cstddef>
#include <vector>

namespace amends::assets_test {

/// A sound read from a .wav file of 16 bit; samples lie in -1 … 1, channels interleaved.
struct Wave {
    unsigned channels = 0;
    unsigned rate_hz = 0;
    unsigned bits = 0;
    std::vector<double> samples;
};

Wave read_wave(const std::filesystem::path& path);

double seconds(const Wave& wave);
double peak(const Wave& wave);

/// The mean of the channels.
std::vector<double> mono(const Wave& wave);

/// The highest line of the spectrum between 60 and 3,000 Hz, to the hertz.
double loudest_hz(const Wave& wave);

/// How much of the energy lies above a frequency, 0 … 1; a gentle filter, so rather too much than too little.
double share_above(const Wave& wave, double hz);

} // namespace amends::assets_test
