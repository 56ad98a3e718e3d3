#pragma once
#include <string>
#include <vector>

namespace amends::app {

/// `amends --gallery [--page P] [--theme light|dark|high_contrast] [--lang zh|en] [--scale S] [--size WxH]
/// [--shot FILE]` for those who build screens. Yields the exit code.
int run_gallery(const std::vector<std::string>& words);

} // namespace amends::app
