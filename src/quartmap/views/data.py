"""Data and methods: a sheet for every indicator and file, methods, citation, who to turn to."""

from quartmap.views import (
    data_about,
    data_choice,
    data_citation,
    data_errors,
    data_files,
    data_layers,
    data_methods,
    data_sheet,
    pages,
    session,
)
from quartmap.views.sheet import sheet

known = data_choice.parameters(session.package())
opened = pages.begin(pages.DATA, known)
package, words = opened.package, opened.words
data_choice.settle(package, words)
pages.heading(pages.titles(words)[pages.DATA], data_choice.line(package, words))
section = data_choice.section(package, words)
if section == data_choice.INDICATORS:
    chosen = data_choice.indicator(package, words)
    sheet(data_sheet.sheet(package, words, chosen), "data_body")
    data_files.indicator(package, words, chosen)
elif section == data_choice.LAYERS:
    resource = data_choice.resource(package, words)
    if resource:
        sheet(data_layers.sheet(package, words, resource), "data_body")
        data_files.layer(package, words, resource)
elif section == data_choice.METHODS:
    sheet(data_methods.page(package, words), "data_body")
elif section == data_choice.ESTIMATES:
    data_errors.draw(package, words)
elif section == data_choice.CITATION:
    data_citation.draw(package, words)
else:
    sheet(data_about.page(package, words), "data_body")
pages.end(opened)
