"""The reader of both shapes, by rows written by hand: what is the same reads alike, what is wrong is found."""

import json
import unittest

from neutral_rows import MEMBERS, WrongShape, rows_of

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
INSTANCE = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'

ROW = {
    "ContactId": 42, "Department": "", "OrgNr": "987654321", "Name": "Nordlys & <Co>",
    "URL": "https://nordlys.example/", "AssociateFullName": "Kari Eier", "Action": "ActivityCompleted",
    "ActionTime": "2026-01-05T09:30:00",
    "Category": "Customer", "ActivityPersonName": "Ola Selger", "ActionId": 1201, "PersonId": 77,
    "ActivityPersonId": 9, "AssociateId": 5, "TableRight": {"Mask": "FULL", "Reason": ""},
    "FieldProperties": {"Name": {"FieldRight": {"Mask": "Update, UIHintMandatory", "Reason": "Company name"},
                                 "FieldType": "System.String", "FieldLength": 219}},
}
XML_ROW = """<ContactActivity>
    <TableRight><Mask>Select Update Insert Delete</Mask><Reason></Reason></TableRight>
    <FieldProperties>
      <FieldPropertyDictionaryKeyValuePair>
        <Key>Name</Key>
        <Value><FieldRight><Mask>Read Write UIHintMandatory</Mask><Reason>Company name</Reason></FieldRight>
               <FieldType>System.String</FieldType><FieldLength>219</FieldLength></Value>
      </FieldPropertyDictionaryKeyValuePair>
    </FieldProperties>
    <ContactId>42</ContactId><Department></Department><OrgNr>987654321</OrgNr><Name>Nordlys &amp; &lt;Co></Name>
    <URL>https://nordlys.example/</URL><AssociateFullName>Kari Eier</AssociateFullName>
    <Action>ActivityCompleted</Action><ActionTime>2026-01-05T09:30:00</ActionTime><Category>Customer</Category>
    <ActivityPersonName>Ola Selger</ActivityPersonName><ActionId>1201</ActionId><PersonId>77</PersonId>
    <ActivityPersonId>9</ActivityPersonId><AssociateId>5</AssociateId>
  </ContactActivity>"""


def xml(*rows):
    return f"{HEAD}<ArrayOfContactActivity {INSTANCE}>{''.join(rows)}</ArrayOfContactActivity>"


def read_xml(text):
    return rows_of(text.encode(), "application/xml")


def read_json(rows):
    return rows_of(json.dumps(rows).encode(), "application/json")


class NeutralRowsTest(unittest.TestCase):
    def test_a_row_reads_alike_in_both_shapes(self):
        self.assertEqual(read_json([ROW]), read_xml(xml(XML_ROW)))
        row = read_xml(xml(XML_ROW))[0]
        self.assertEqual((15, ""), row["TableRight"])
        self.assertEqual({"Name": ((67, "Company name"), "System.String", 219)}, row["FieldProperties"])
        self.assertEqual((42, 8, ""), (row["ContactId"], row["Action"], row["Department"]))

    def test_no_rows_read_alike(self):
        self.assertEqual([], read_json([]))
        for text in (xml(), f"{HEAD}<ArrayOfContactActivity {INSTANCE} />"):
            self.assertEqual([], read_xml(text))

    def test_what_is_nulled_out_reads_alike(self):
        nil = "".join(f'<{name} i:nil="true" />' for name in (
            "TableRight", "FieldProperties", "Department", "OrgNr", "Name", "URL", "AssociateFullName", "Category",
            "ActivityPersonName"))
        row = f"<ContactActivity>{nil}</ContactActivity>"
        self.assertEqual(read_json([dict.fromkeys(MEMBERS)]), read_xml(xml(row)))

    def test_masks_are_numbers_of_their_flags(self):
        for mask, flags, value in (
            ("Select", "Select", 1), ("RI, RestrictedUpdate", "Select Insert RestrictedUpdate", 37), ("None", "", 0),
            ("Select, Update, Insert", "Select Update Insert", 7),
        ):
            row = {**ROW, "TableRight": {"Mask": mask, "Reason": ""}}
            self.assertEqual((value, ""), read_json([row])[0]["TableRight"])
            text = XML_ROW.replace("Select Update Insert Delete", flags)
            self.assertEqual((value, ""), read_xml(xml(text))[0]["TableRight"])

    def test_a_wrong_shape_in_json_is_found(self):
        for change in ({"ContactId": "42"}, {"ContactId": 42.0}, {"Action": 8}, {"Action": "activityCompleted"},
                       {"OrgNr": 987654321}, {"TableRight": {"Mask": 15, "Reason": ""}},
                       {"TableRight": {"Mask": "Select Update", "Reason": ""}}, {"TableRight": {"Mask": "FULL"}},
                       {"TableRight": {"Mask": "Update, Select", "Reason": ""}}, {"more": 1}):
            with self.assertRaises(WrongShape, msg=change):
                read_json([{**ROW, **change}])
        for text in ("{}", "null", json.dumps([{name.lower(): value for name, value in ROW.items()}]),
                     json.dumps([dict(reversed(ROW.items()))]), "[{\"ContactId\":1,\"ContactId\":2}]", "\ufeff[]"):
            with self.assertRaises(WrongShape, msg=text[:60]):
                rows_of(text.encode(), "text/json")

    def test_a_wrong_shape_in_xml_is_found(self):
        for old, new in (
            ("Select Update Insert Delete", "FULL"), ("Select Update Insert Delete", "Select, Update, Insert, Delete"),
            ("Read Write UI", "Update UI"), ("<ContactId>42</ContactId>", '<ContactId i:nil="true" />'),
            ("<OrgNr>987654321</OrgNr>", ""), ("<OrgNr>", '<OrgNr x="1">'), ("<PersonId>77", "<PersonId>077"),
            ("<AssociateId>5</AssociateId>", "<AssociateId>5</AssociateId><AssociateId>5</AssociateId>"),
            ("<AssociateId>5</AssociateId>", "<AssociateId>5</AssociateId><More />"),
            ("<ContactId>42</ContactId><Department></Department>",
             "<Department></Department><ContactId>42</ContactId>"),
            ("<Key>", "text<Key>"), ("<Key>Name</Key>", "<Key></Key><Key>Name</Key>"), ("URL>", "Url>"),
            ("<ContactActivity>", '<ContactActivity xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88">'),
        ):
            self.assertIn(old, XML_ROW)
            with self.assertRaises(WrongShape, msg=new):
                read_xml(xml(XML_ROW.replace(old, new)))
        for text in (xml(XML_ROW).replace(HEAD, ""), xml().replace("ArrayOf", "List"), "\ufeff" + xml(),
                     HEAD + "<!DOCTYPE x><ArrayOfContactActivity />"):
            with self.assertRaises(WrongShape, msg=text[:60]):
                read_xml(text)


if __name__ == "__main__":
    unittest.main()
