//! What is faulty, foreign or huge: said, and never a guess.

use belfry::documents::attendance_report::{Holds, ReportFault, read};
use belfry::documents::table::TableFault;
use belfry::rules::attendance_matching::Stay;

use super::{meeting, told};

fn codes(text: &str) -> Vec<(usize, &'static str)> {
    told(text.as_bytes()).report.unread.iter().map(|unread| (unread.row, unread.code)).collect()
}

#[test]
fn rows_that_make_no_sense_are_named_and_the_others_count() {
    let text = "Name,Email,Join,Leave\n\
                An,an@x.be,09/03/2027 10:00,09/03/2027 11:00\n\
                Bea,bea@x.be,31/02/2027 10:00,09/03/2027 11:00\n\
                Cis,cis@x.be,09/03/2027 10:00,09/03/2027 09:00\n\
                Dirk,dirk@x.be,09/03/2027 10:00,soon\n\
                ,,09/03/2027 10:00,09/03/2027 11:00\n\
                Els,els@x.be,09/03/2027 10:00,12/03/2027 10:00\n\
                Fa\0tima,fatima@x.be,09/03/2027 10:00,09/03/2027 11:00\n";
    assert_eq!(codes(text), [(3, "moment"), (4, "ends-before"), (5, "moment"), (6, "no-name"), (7, "too-long")]);
    assert_eq!(told(text.as_bytes()).report.rows.iter().map(|seen| seen.name.as_str()).collect::<Vec<_>>(), ["An", "Fatima"]);
}

#[test]
fn lengths_that_no_stay_has_are_named() {
    let text = "Naam;E-mail;Duur\nAn;an@x.be;1u 5m\nBea;bea@x.be;59 Min. 0 Sek.\nCis;cis@x.be;3h\nDirk;dirk@x.be;-5m\nEls;els@x.be;30h\nFons;fons@x.be;lang\n";
    assert_eq!(codes(text), [(5, "negative"), (6, "too-long"), (7, "length")]);
    let stays: Vec<Stay> = told(text.as_bytes()).report.rows.iter().map(|seen| seen.stay).collect();
    assert_eq!(stays, [Stay::Length(3_900), Stay::Length(3_540), Stay::Length(10_800)]);
}

#[test]
fn a_report_of_another_day_says_which_day() {
    let text = "Name,Email,Join,Leave\nAn,an@x.be,16/03/2027 10:00,16/03/2027 11:00\nBea,bea@x.be,16/03/2027 10:00,16/03/2027 11:00\n";
    assert_eq!(told(text.as_bytes()).report.days.another, Some("2027-03-16".parse().expect("as the test was set up")));
    let text = "Name,Email,Join,Leave\nAn,an@x.be,46/33/2027 10:00,46/33/2027 11:00\n";
    assert_eq!(read(text.as_bytes(), &meeting(), None), Err(ReportFault::Dates));
}

#[test]
fn what_is_no_list_is_refused() {
    for (bytes, fault) in [
        (&b"\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR"[..], ReportFault::Table(TableFault::Unreadable)),
        (b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00", ReportFault::Table(TableFault::Unreadable)),
        (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\x00\x01", ReportFault::Table(TableFault::Unreadable)),
        (b"PK\x03\x04nonsense", ReportFault::Table(TableFault::Unreadable)),
        (b"{\"data\": 3", ReportFault::Table(TableFault::Unreadable)),
        (b"{\"data\": []}", ReportFault::Nobody),
        (b"Beste collega,\nHierbij de lijst.\n", ReportFault::Nobody),
        (b"", ReportFault::Table(TableFault::Empty)),
        (b"\n\n;;\n", ReportFault::Table(TableFault::Empty)),
    ] {
        assert_eq!(read(bytes, &meeting(), None).map(|_| ()), Err(fault), "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_shape_that_nobody_knows_is_read_once_somebody_says_the_columns() {
    let text = "Kolom A;Kolom B;Kolom C;Kolom D\nzaal;12;An Claes;40\nzaal;15;Bea Maes;35\nthuis;18;Cis Pauwels;20\n";
    let report = read(text.as_bytes(), &meeting(), None).expect("as the test was set up");
    assert!(report.unclear);
    assert_eq!(report.columns.iter().map(|column| column.heading.as_str()).collect::<Vec<_>>(), ["Kolom A", "Kolom B", "Kolom C", "Kolom D"]);
    assert_eq!(report.columns[2].sample, ["An Claes", "Bea Maes", "Cis Pauwels"]);
    let by_hand = [None, None, Some(Holds::Name), Some(Holds::Minutes)];
    let report = read(text.as_bytes(), &meeting(), Some(&by_hand)).expect("as the test was set up");
    assert_eq!(
        report.rows.iter().map(|seen| (seen.name.as_str(), seen.stay)).collect::<Vec<_>>(),
        [("An Claes", Stay::Length(2_400)), ("Bea Maes", Stay::Length(2_100)), ("Cis Pauwels", Stay::Length(1_200))]
    );
}

#[test]
fn guests_without_an_address_of_their_own_are_known_by_name() {
    let text = "Meeting Name\tStart\tName\tMail\tJoin\tLeave\tDuration\n\
                A\t2027-03-09 10:00:00\tFatima El Amrani\tf1@guest.webex.localhost\t2027-03-09 10:00:00\t2027-03-09 10:20:00\t20 mins\n\
                A\t2027-03-09 10:00:00\tFatima El Amrani\tf2@guest.webex.localhost\t2027-03-09 10:30:00\t2027-03-09 11:00:00\t30 mins\n\
                A\t2027-03-09 10:00:00\tStijn Claes\tstijn.claes@duinbergen.example\t2027-03-09 10:30:00\t2027-03-09 11:00:00\t30 mins\n";
    let told = told(text.as_bytes());
    assert_eq!((told.certain(), told.proposed()), (vec!["R09".to_owned()], vec!["R04".to_owned()]));
    assert_eq!(told.seconds("R04"), Some(3_000));
}

#[test]
fn twenty_thousand_rows_are_read() {
    let rows: String = (0..20_000).map(|at| format!("Persoon {at},p{at}@x.be,09/03/2027 10:{:02}:00,09/03/2027 11:{:02}:00\n", at % 60, at % 30)).collect();
    let told = told(format!("Name,Email,Join,Leave\n{rows}").as_bytes());
    assert_eq!(told.people.len(), 20_000);
}
