// What a row of an answer is made of, worked out once for many rows: the constant text between its
// values, and which value stands where. Rights are the same for very many rows,
// so they are constant text too.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "carrier/contact_activity.h"
#include "carrier/presentation.h"
#include "carrier/rights.h"

namespace crm::codec {

// What rows of one plan may be used for.
struct RowRights {
  carrier::TableRight table_right;
  std::span<const carrier::FieldProperty> field_properties;
};

class RowPlan {
 public:
  // Values besides the lines of ContactActivity's table, which are told by carrier::field_index().
  static constexpr std::size_t kNothing =  // behind the last constant text
      carrier::kFieldCount<carrier::ContactActivity>;
  static constexpr std::size_t kCompany = kNothing + 1;  // all that PreparedActivity::company tells

  struct Piece {
    std::string before;
    std::size_t value = kNothing;
  };

  [[nodiscard]] static RowPlan of_json(const RowRights& rights,
                                       const carrier::Presentation& presentation);
  [[nodiscard]] static RowPlan of_xml(const RowRights& rights,
                                      const carrier::Presentation& presentation);

  [[nodiscard]] std::span<const Piece> pieces() const { return pieces_; }
  // Whether single members of the company stand in it.
  [[nodiscard]] bool takes_company_apart() const { return takes_company_apart_; }
  // All constant text of a row.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  RowPlan(std::vector<Piece> pieces);

  std::vector<Piece> pieces_;
  bool takes_company_apart_ = false;
  std::size_t bytes_ = 0;
};

}  // namespace crm::codec
