"""Writes a small company as an import folder, for the tests that need rows they know by heart."""

import csv
import pathlib

COLUMNS = {
    "associates": "associate_id,login,full_name,person_id,user_group",
    "categories": "category_id,name",
    "contacts": "contact_id,name,department,org_nr,url,category_id,associate_id,registered,"
                "registered_by,updated,updated_by",
    "persons": "person_id,contact_id,first_name,last_name,email,registered,registered_by,updated,"
               "updated_by",
    "appointments": "appointment_id,contact_id,person_id,associate_id,title,registered,"
                    "registered_by,start,end,completed_at,completed_by",
    "documents": "document_id,contact_id,person_id,title,registered,registered_by",
}


def write_import_folder(folder, **files):
    """files: name of a file to its rows, each a sequence in the order of COLUMNS. All six are written."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True)
    for name, columns in COLUMNS.items():
        header = columns.split(",")
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(header)
            for row in files.pop(name, []):
                if len(row) != len(header):
                    raise ValueError(f"{name}: {row} has not the columns {header}")
                writer.writerow(row)
    if files:
        raise ValueError(f"no such files: {sorted(files)}")
    return folder


def write_two_users(folder, second_owner=2):
    """Anna (1) owns companies 101 and 102, Bert (2) owns 103, or whom second_owner names."""
    day = "2024-03-01T08:00:00Z"
    return write_import_folder(
        folder,
        associates=[(1, "anna", "Anna Berg", 11, "Sales"), (2, "bert", "Bert Dahl", 12, "Sales"),
                    (3, "carl", "Carl Ek", 13, "Sales")],
        categories=[(1, "Customer"), (2, 'US:"Supplier";NO:"Leverandør"')],
        contacts=[
            (100, "Own Company", "", "", "", 1, 3, day, 3, day, 3),
            (101, "Nordlys AS", "Oslo", "987654321", "https://nordlys.example/", 1, 1, day, 1, day, 1),
            (102, "Skog & \"Fjell\"", "", "", "", 2, 1, day, 2, "2024-05-05T05:05:05Z", 2),
            (103, "Ærlig Handel", "", "", "", 1, second_owner, day, 2, day, 2),
        ],
        persons=[(11, 100, "Anna", "Berg", "", day, 3, day, 3), (12, 100, "Bert", "Dahl", "", day, 3, day, 3),
                 (13, 100, "Carl", "Ek", "", day, 3, day, 3),
                 (21, 101, "Kari", "Nordmann", "kari@nordlys.example", day, 1, day, 1)],
        appointments=[(501, 101, 21, 1, "Call", "2024-04-01T09:00:00Z", 2, "2024-04-01T10:00:00Z",
                       "2024-04-01T11:00:00Z", "2024-04-02T12:00:00Z", 1)],
        documents=[(601, 103, "", "Offer", "2024-04-03T07:00:00Z", 1)],
    )
