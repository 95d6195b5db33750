package upstream

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/printer"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// Record fills in source.Symbols from the Go files below dir, tests left out, ordered by file and line.
func Record(source *Source, dir string) error {
	files, err := goFiles(dir)
	if err != nil {
		return err
	}
	wanted := map[string]bool{}
	for _, name := range source.Unexported {
		wanted[name] = true
	}
	for _, file := range files {
		declared, err := declarations(dir, file)
		if err != nil {
			return err
		}
		for _, symbol := range declared {
			if exported(symbol.Name) || wanted[symbol.Name] {
				source.Symbols = append(source.Symbols, symbol)
				delete(wanted, symbol.Name)
			}
		}
	}
	for name := range wanted {
		return fmt.Errorf("%s: %s is listed but not declared in %s", source.ID, name, dir)
	}
	return nil
}

// exported reports whether every part of a dotted name begins with a capital letter: an exported method of
// an unexported type is reached through an interface and recorded only when listed.
func exported(name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if !ast.IsExported(part) {
			return false
		}
	}
	return true
}

func goFiles(dir string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			relative, err := filepath.Rel(dir, path)
			files = append(files, filepath.ToSlash(relative))
			return err
		}
		return nil
	})
	slices.Sort(files)
	return files, err
}

func declarations(dir, file string) ([]Symbol, error) {
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, filepath.Join(dir, file), nil, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	var symbols []Symbol
	for _, declaration := range parsed.Decls {
		for _, named := range namedNodes(declaration) {
			hash, err := hashOf(fset, parsed, named.node)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", file, named.name, err)
			}
			symbols = append(symbols, Symbol{
				Name:  named.name,
				File:  file,
				Lines: Lines{fset.Position(named.node.Pos()).Line, fset.Position(named.node.End()).Line},
				Hash:  hash,
			})
		}
	}
	return symbols, nil
}

type namedNode struct {
	name string
	node ast.Node
}

// namedNodes strips the doc comments it meets, so that a node begins at its code.
func namedNodes(declaration ast.Decl) []namedNode {
	switch declaration := declaration.(type) {
	case *ast.FuncDecl:
		declaration.Doc = nil
		name := declaration.Name.Name
		if declaration.Recv != nil {
			name = receiver(declaration.Recv.List[0].Type) + "." + name
		}
		return []namedNode{{name, declaration}}
	case *ast.GenDecl:
		declaration.Doc = nil
		return specs(declaration)
	}
	return nil
}

func specs(declaration *ast.GenDecl) []namedNode {
	var nodes []namedNode
	for _, spec := range declaration.Specs {
		var node ast.Node = spec
		if !declaration.Lparen.IsValid() {
			node = declaration
		}
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			spec.Doc = nil
			nodes = append(nodes, namedNode{spec.Name.Name, node})
		case *ast.ValueSpec:
			spec.Doc = nil
			for _, name := range spec.Names {
				if name.Name != "_" {
					nodes = append(nodes, namedNode{name.Name, node})
				}
			}
		}
	}
	return nodes
}

// receiver is the receiver's type name without pointer and type parameters.
func receiver(expression ast.Expr) string {
	switch expression := expression.(type) {
	case *ast.StarExpr:
		return receiver(expression.X)
	case *ast.IndexExpr:
		return receiver(expression.X)
	case *ast.IndexListExpr:
		return receiver(expression.X)
	case *ast.Ident:
		return expression.Name
	}
	panic(fmt.Sprintf("unexpected receiver %T", expression))
}

func hashOf(fset *token.FileSet, file *ast.File, node ast.Node) (string, error) {
	var inside []*ast.CommentGroup
	for _, group := range file.Comments {
		if group.Pos() >= node.Pos() && group.End() <= node.End() {
			inside = append(inside, group)
		}
	}
	var text bytes.Buffer
	if err := format.Node(&text, fset, &printer.CommentedNode{Node: node, Comments: inside}); err != nil {
		return "", err
	}
	sum := sha256.Sum256(text.Bytes())
	return hex.EncodeToString(sum[:]), nil
}
