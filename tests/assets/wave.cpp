#include "tests/assets/wave.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string_view>

namespace amends::assets_test {
namespace {

unsigned little_endian(std::string_view bytes) {
    unsigned value = 0;
    for (std::size_t k = bytes.size(); k > 0; --k) {
        value = value << 8U | static_cast<unsigned char>(bytes[k - 1]);
    }
    return value;
}

void read_format(Wave& wave, std::string_view chunk) {
    wave.channels = little_endian(chunk.substr(2, 2));
    wave.rate_hz = little_endian(chunk.substr(4, 4));
    wave.bits = little_endian(chunk.substr(14, 2));
}

void read_samples(Wave& wave, std::string_view chunk) {
    for (std::size_t k = 0; k + 1 < chunk.size(); k += 2) {
        const auto sample = static_cast<std::int16_t>(little_endian(chunk.substr(k, 2)));
        wave.samples.push_back(sample / 32768.0);
    }
}

/// Goertzel: the energy of one line of the spectrum.
double energy_at(const std::vector<double>& samples, double hz, double rate_hz) {
    const double turn = 2 * std::cos(2 * std::numbers::pi * hz / rate_hz);
    double last = 0;
    double before = 0;
    for (const double sample : samples) {
        const double next = sample + turn * last - before;
        before = last;
        last = next;
    }
    return last * last + before * before - turn * last * before;
}

double loudest_between(const std::vector<double>& samples, double rate_hz, double from_hz, double to_hz,
                       double step) {
    double best_hz = from_hz;
    double best = -1;
    for (double hz = from_hz; hz <= to_hz; hz += step) {
        const double energy = energy_at(samples, hz, rate_hz);
        if (energy > best) {
            best = energy;
            best_hz = hz;
        }
    }
    return best_hz;
}

double energy(const std::vector<double>& samples) {
    double sum = 0;
    for (const double sample : samples) {
        sum += sample * sample;
    }
    return sum;
}

} // namespace

Wave read_wave(const std::filesystem::path& path) {
    const std::string bytes = read_file(path);
    const std::string_view all = bytes;
    Wave wave;
    std::size_t at = 12;
    while (at + 8 <= all.size()) {
        const std::size_t length = little_endian(all.substr(at + 4, 4));
        const std::string_view chunk = all.substr(at + 8, length);
        if (all.substr(at, 4) == "fmt " && chunk.size() >= 16) {
            read_format(wave, chunk);
        } else if (all.substr(at, 4) == "data") {
            read_samples(wave, chunk);
        }
        at += 8 + length + length % 2;
    }
    return wave;
}

double seconds(const Wave& wave) {
    return static_cast<double>(wave.samples.size()) / wave.channels / wave.rate_hz;
}

double peak(const Wave& wave) {
    double highest = 0;
    for (const double sample : wave.samples) {
        highest = std::max(highest, std::abs(sample));
    }
    return highest;
}

std::vector<double> mono(const Wave& wave) {
    std::vector<double> mixed(wave.samples.size() / wave.channels);
    for (std::size_t k = 0; k < wave.samples.size(); ++k) {
        mixed[k / wave.channels] += wave.samples[k] / wave.channels;
    }
    return mixed;
}

double loudest_hz(const Wave& wave) {
    std::vector<double> samples = mono(wave);
    samples.resize(std::min<std::size_t>(samples.size(), wave.rate_hz));
    const auto length = static_cast<double>(samples.size());
    for (std::size_t k = 0; k < samples.size(); ++k) {
        samples[k] *= 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(k) / length);
    }
    const double step = std::max(1.0, wave.rate_hz / length / 2);
    const double near = loudest_between(samples, wave.rate_hz, 60, 3000, step);
    return loudest_between(samples, wave.rate_hz, near - step, near + step, 1);
}

double share_above(const Wave& wave, double hz) {
    std::vector<double> samples = mono(wave);
    const double all = energy(samples);
    const double keep = 1 / (1 + 2 * std::numbers::pi * hz / wave.rate_hz);
    for (int pass = 0; pass < 2; ++pass) {
        double before = 0;
        double out = 0;
        for (double& sample : samples) {
            out = keep * (out + sample - before);
            before = sample;
            sample = out;
        }
    }
    return energy(samples) / all;
}

} // namespace amends::assets_test
