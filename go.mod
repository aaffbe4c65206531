module sanad

go 1.26
