# What is known of one person's presence: the evidence, what it amounts to, and overruling it.
evidence-contradicted = { $count ->
    [one] Of one person a scan or a report says otherwise. It was left as it is; look at it and set it right with a reason:
   *[other] Of { $count } people a scan or a report says otherwise. It was left as it is; look at it and set it right with a reason:
}
