"""What was done in a period, counted once and written in many forms.

periods   the period of a report and the days its figures are closed on
ledger    what counts, by the month of figures it falls in
figures   the one model: every number and row of a report
word, workbook, figures_csv, web   the model as .docx, .xlsx, .csv and HTML
package   the evidence of the period as a zip with its list
"""
