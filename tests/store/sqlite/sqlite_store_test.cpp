#include "store/sqlite/sqlite_store.h"

#include "tests/store/contract.h"
#include "tests/store/sqlite/scratch_folder.h"

namespace crm::store {
namespace {

INSTANTIATE_TEST_SUITE_P(Sqlite, StoreContract, testing::Values(Adapter{"sqlite", fresh_database}),
                         name_of);

}  // namespace
}  // namespace crm::store
