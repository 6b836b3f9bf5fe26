module tar

go 1.24
