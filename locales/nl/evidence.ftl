# What is known of one person's presence: the evidence, what it amounts to, and overruling it.
evidence-contradicted = { $count ->
    [one] Van één persoon zegt een scan of een verslag iets anders. Dat bleef staan; bekijk het en zet het recht met een reden:
   *[other] Van { $count } personen zegt een scan of een verslag iets anders. Dat bleef staan; bekijk het en zet het recht met een reden:
}
