#include "tests/support/memory_store.h"

#include "tests/store/contract.h"

namespace crm::store {
namespace {

INSTANTIATE_TEST_SUITE_P(Memory, StoreContract,
                         testing::Values(Adapter{
                             "memory",
                             [](auto& clock) { return std::make_shared<MemoryStore>(clock); }}),
                         name_of);

}  // namespace
}  // namespace crm::store
