#include "base/memory_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/refused_call.h"

namespace crm {
namespace {

const std::size_t kPage = MemoryFile::bytes_for(1);

std::shared_ptr<MemoryFile> file_of(std::size_t bytes) {
  auto file = MemoryFile::open(bytes);
  EXPECT_TRUE(file) << file.error().detail;
  return *std::move(file);
}

// As the kernel finds it that is to send it.
std::string in_the_file(const KeptText& kept) {
  std::string read(kept.text.size(), '\0');
  const auto bytes =
      ::pread(kept.file, read.data(), read.size(), static_cast<::off_t>(kept.offset));
  EXPECT_EQ(bytes, static_cast<::ssize_t>(read.size()));
  return read;
}

TEST(MemoryFile, HoldsTheSameTextInMemoryAndInTheFile) {
  const auto file = file_of(100 * kPage);
  const std::vector<std::string> texts{"one", std::string(kPage, 'x'), std::string(3 * kPage, 'y'),
                                       std::string(kPage + 1, 'z')};
  std::vector<std::shared_ptr<const KeptText>> kept;
  for (const std::string& text : texts) kept.push_back(file->add(text));

  for (std::size_t i = 0; i < texts.size(); ++i) {
    ASSERT_TRUE(kept[i]);
    EXPECT_EQ(kept[i]->text, texts[i]);
    EXPECT_EQ(in_the_file(*kept[i]), texts[i]);
    EXPECT_EQ(kept[i]->offset % kPage, 0U);
  }
}

TEST(MemoryFile, CountsWholePages) {
  EXPECT_EQ(MemoryFile::bytes_for(0), 0U);
  EXPECT_EQ(MemoryFile::bytes_for(kPage), kPage);
  EXPECT_EQ(MemoryFile::bytes_for(kPage + 1), 2 * kPage);
}

TEST(MemoryFile, TakesNoMoreThanItHasRoomFor) {
  const auto file = file_of(3 * kPage);

  EXPECT_FALSE(file->add(std::string(3 * kPage + 1, 'x')));
  const auto first = file->add(std::string(kPage + 1, 'a'));
  EXPECT_TRUE(first);
  EXPECT_FALSE(file->add(std::string(kPage + 1, 'b')));
  const auto last = file->add(std::string(kPage, 'c'));
  EXPECT_TRUE(last);
  EXPECT_FALSE(file->add("d"));
  EXPECT_EQ(first->text, std::string(kPage + 1, 'a'));
}

TEST(MemoryFile, LivesAsLongAsATextOfItAndNoLonger) {
  auto file = file_of(10 * kPage);
  auto one = file->add("one");
  auto other = file->add("other");
  file = nullptr;
  one = nullptr;
  EXPECT_EQ(other->text, "other");
  EXPECT_EQ(in_the_file(*other), "other");

  const int descriptor = other->file;
  EXPECT_NE(::fcntl(descriptor, F_GETFD), -1);
  other = nullptr;
  EXPECT_EQ(::fcntl(descriptor, F_GETFD), -1);
}

// Where memory is short while it is filled: what is there stays, and there is room again later.
TEST(MemoryFile, AddsNothingWhereTheSystemTakesNoMore) {
  const auto file = file_of(10 * kPage);
  const auto before = file->add(std::string(kPage, 'a'));
  std::signal(SIGXFSZ, SIG_IGN);
  ::rlimit was{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &was), 0);
  const ::rlimit little{2 * kPage, was.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &little), 0);
  const auto none = file->add(std::string(2 * kPage, 'b'));  // half of it fits
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &was), 0);

  EXPECT_FALSE(none);
  const auto behind = file->add(std::string(2 * kPage, 'c'));
  ASSERT_TRUE(behind);
  EXPECT_EQ(before->text, std::string(kPage, 'a'));
  EXPECT_EQ(in_the_file(*behind), std::string(2 * kPage, 'c'));
}

// Across the borders of large pages, whether the system has any or not.
TEST(MemoryFile, HoldsTheSameTextInPagesOfAnySize) {
  constexpr std::size_t kBytes = std::size_t{7} * 1024 * 1024;  // the last of them is no large page
  constexpr std::size_t kTextBytes = 150'000;
  const auto fill_and_look = [] {
    const auto file = file_of(kBytes);
    std::vector<std::shared_ptr<const KeptText>> texts;
    // Memory that came too late changes nothing of what is there.
    ASSERT_TRUE(while_refused(SYS_pwrite64, ENOMEM, [&] { EXPECT_FALSE(file->add("none")); }));
    for (char c = 'a'; auto text = file->add(std::string(kTextBytes, c)); ++c)
      texts.push_back(text);
    // Where a large page may begin.
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(texts.front()->text.data()) % (2U << 20U), 0U);
    EXPECT_EQ(texts.size(), kBytes / MemoryFile::bytes_for(kTextBytes));
    for (char c = 'a'; const auto& text : texts) {
      EXPECT_EQ(text->text, std::string(kTextBytes, c));
      EXPECT_EQ(in_the_file(*text), std::string(kTextBytes, c++));
    }
  };
  fill_and_look();
  ASSERT_TRUE(while_refused(SYS_madvise, EINVAL, fill_and_look));
}

TEST(MemoryFile, IsRefusedWhereTheSystemGivesNone) {
  Result<std::shared_ptr<MemoryFile>> file;
  ASSERT_TRUE(while_refused(SYS_memfd_create, EMFILE, [&] { file = MemoryFile::open(kPage); }));
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error(), (Error{ErrorKind::Unavailable,
                                 "The system gives no file in memory: Too many open files"}));
}

}  // namespace
}  // namespace crm
