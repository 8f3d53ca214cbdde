# What is known of one person's presence: the evidence, what it amounts to, and overruling it.
evidence-contradicted = { $count ->
    [one] Pour une personne, un scan ou un rapport dit autre chose. Cela est resté tel quel ; regardez et corrigez avec un motif :
   *[other] Pour { $count } personnes, un scan ou un rapport dit autre chose. Cela est resté tel quel ; regardez et corrigez avec un motif :
}
